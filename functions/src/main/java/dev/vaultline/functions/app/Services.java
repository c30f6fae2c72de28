package dev.vaultline.functions.app;

import dev.vaultline.engine.vault.Vault;
import dev.vaultline.functions.telemetry.Telemetry;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.job.JobReports;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.point.Points;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.restore.replacement.Replacements;
import java.time.Clock;
import java.util.function.Supplier;

/** What most functions share. */
record Services(
    Jobs jobs,
    JobReports reports,
    Items items,
    Policies policies,
    Parts parts,
    Replacements replacements,
    Points points,
    DurableDoor durable,
    Supplier<Vault> vault,
    Telemetry telemetry,
    Clock clock) {}
