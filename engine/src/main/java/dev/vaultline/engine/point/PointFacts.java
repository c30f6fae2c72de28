package dev.vaultline.engine.point;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller knows of a recovery point that its disks do not say.
 *
 * @param createdAt the instant whose state the point holds
 * @param retainUntil no policy removes the point before
 * @param facts free words for people, by name; never a secret
 */
public record PointFacts(
    Instant createdAt,
    Consistency consistency,
    Optional<Instant> retainUntil,
    Map<String, String> facts) {}
