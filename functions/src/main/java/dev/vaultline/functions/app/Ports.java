package dev.vaultline.functions.app;

import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.pipeline.TableName;
import dev.vaultline.pipeline.machine.MachineInventory;
import dev.vaultline.pipeline.queue.TaskQueue;
import dev.vaultline.pipeline.restore.RestorePlatform;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import dev.vaultline.pipeline.table.StateTable;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything outside this process that the app works with. */
record Ports(
    Function<TableName, StateTable> tables,
    TaskQueue transferQueue,
    SnapshotService snapshots,
    MachineInventory machines,
    RestorePlatform restores,
    Supplier<VaultStore> vaultStore) {}
