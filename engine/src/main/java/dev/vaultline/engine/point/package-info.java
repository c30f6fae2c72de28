/** Recovery points: their identity, their record and the catalogue of them in a vault. */
@NullMarked
package dev.vaultline.engine.point;

import org.jspecify.annotations.NullMarked;
