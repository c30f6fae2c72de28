package dev.vaultline.functions.settings;

import dev.vaultline.azure.compute.arm.ArmEndpoint;
import dev.vaultline.engine.map.BlockSize;

/**
 * The settings of the function app.
 *
 * @param blockSize of a vault that is created
 * @param softDeleteDays of a vault that is created
 * @param partBytes about how many bytes a worker reads for one queue message
 * @param trustPageBlobDiff whether the blob service's page-range diff is used
 * @param historyDays after how many days an orchestration that has ended is removed
 * @param resourceManager where machines and their disks are managed
 * @param machines under which identities machines are used
 * @param scope which machines are looked after
 */
public record Settings(
    StorageSettings storage,
    VaultPlace vault,
    BlockSize blockSize,
    int softDeleteDays,
    long partBytes,
    boolean trustPageBlobDiff,
    int historyDays,
    ArmEndpoint resourceManager,
    MachineIdentities machines,
    MachineScope scope) {}
