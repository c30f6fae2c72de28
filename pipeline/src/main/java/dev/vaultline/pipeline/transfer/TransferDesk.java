package dev.vaultline.pipeline.transfer;

import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import java.time.Clock;
import java.util.function.Supplier;

/** Everything the transfer of a part works with. */
public record TransferDesk(
    Jobs jobs,
    Parts parts,
    SnapshotService snapshots,
    Orchestrations orchestrations,
    Supplier<Vault> vault,
    Clock clock) {}
