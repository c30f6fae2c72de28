package dev.vaultline.functions.settings;

import java.util.Optional;

/**
 * The client ids of the managed identities under which machines and their disks are used; each
 * where it is set, else who this process is signed in as. They are two so that what takes backups
 * cannot write to a machine. Storage is used under {@link StorageSettings.Identity}.
 *
 * @param backup reads machines; takes, reads and drops snapshots
 * @param restore makes disks and machines, and swaps disks
 */
public record MachineIdentities(Optional<String> backup, Optional<String> restore) {}
