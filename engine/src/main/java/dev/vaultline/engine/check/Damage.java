package dev.vaultline.engine.check;

import java.util.List;

/**
 * A damaged object of the vault.
 *
 * @param object its name
 * @param what is wrong with it
 * @param affected what recovery points lose by it, in their order; empty when nothing of a disk
 */
public record Damage(String object, String what, List<AffectedExtent> affected) {}
