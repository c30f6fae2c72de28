package dev.vaultline.cli;

import dev.vaultline.cli.backup.BackupCommand;
import dev.vaultline.cli.cost.CostCommand;
import dev.vaultline.cli.demo.DemoCommand;
import dev.vaultline.cli.host.HubCommand;
import dev.vaultline.cli.host.UpCommand;
import dev.vaultline.cli.item.BackupNowCommand;
import dev.vaultline.cli.item.ItemCommand;
import dev.vaultline.cli.item.ItemsCommand;
import dev.vaultline.cli.job.JobCancelCommand;
import dev.vaultline.cli.job.JobCommand;
import dev.vaultline.cli.job.JobsCommand;
import dev.vaultline.cli.machine.MachinesCommand;
import dev.vaultline.cli.machine.RestoreConfirmCommand;
import dev.vaultline.cli.machine.RestoreDisksCommand;
import dev.vaultline.cli.machine.RestoreMachineCommand;
import dev.vaultline.cli.machine.RestoreUndoCommand;
import dev.vaultline.cli.point.PointsCommand;
import dev.vaultline.cli.policy.PoliciesCommand;
import dev.vaultline.cli.restore.RestoreCommand;
import dev.vaultline.cli.retention.RetentionCommand;
import dev.vaultline.cli.retention.SweepCommand;
import dev.vaultline.cli.vault.VaultCommand;
import dev.vaultline.cli.verify.VerifyCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of all sub-commands. */
@Command(
    name = "vaultline",
    description = {
      "Backup of virtual-machine disks into an open vault, on Azure or on this machine.",
      "",
      "A vault is a directory, the http(s) URL of a container, or 'azurite' for the container of"
          + " the local host."
    },
    footer = {
      "  # a vault, a first backup, and the disk back in another file",
      "  vaultline vault create /backup/vault",
      "  vaultline backup --vault /backup/vault --item web-1 --disk web-1.img",
      "  vaultline restore --vault /backup/vault --point newest --to restored.img",
      "  # see the whole service at work on this machine",
      "  vaultline demo",
      "  # what a command can do",
      "  vaultline backup --help",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the message says why",
      "2:wrong usage: an option, a name or an input must change",
      "3:verify found damage"
    })
final class VaultlineCommand {
  private VaultlineCommand() {}

  /** The sub-commands by name, in the order of the help. */
  static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("vault", VaultCommand.class);
    commands.put("backup", BackupCommand.class);
    commands.put("points", PointsCommand.class);
    commands.put("restore", RestoreCommand.class);
    commands.put("verify", VerifyCommand.class);
    commands.put("machines", MachinesCommand.class);
    commands.put("items", ItemsCommand.class);
    commands.put("item", ItemCommand.class);
    commands.put("backup-now", BackupNowCommand.class);
    commands.put("restore-disks", RestoreDisksCommand.class);
    commands.put("restore-machine", RestoreMachineCommand.class);
    commands.put("restore-confirm", RestoreConfirmCommand.class);
    commands.put("restore-undo", RestoreUndoCommand.class);
    commands.put("jobs", JobsCommand.class);
    commands.put("job", JobCommand.class);
    commands.put("job-cancel", JobCancelCommand.class);
    commands.put("policies", PoliciesCommand.class);
    commands.put("cost", CostCommand.class);
    commands.put("retention", RetentionCommand.class);
    commands.put("sweep", SweepCommand.class);
    commands.put("up", UpCommand.class);
    commands.put("hub", HubCommand.class);
    commands.put("demo", DemoCommand.class);
    commands.put("version", VersionCommand.class);
    commands.put("help", HelpCommand.class);
    return commands;
  }
}
