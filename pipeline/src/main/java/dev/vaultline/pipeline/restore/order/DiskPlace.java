package dev.vaultline.pipeline.restore.order;

import java.util.Optional;

/** Where new managed disks go. */
record DiskPlace(String subscription, String resourceGroup, String region, Optional<String> zone) {}
