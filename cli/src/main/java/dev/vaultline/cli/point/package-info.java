/** Recovery points as they are listed and chosen on the command line. */
@NullMarked
package dev.vaultline.cli.point;

import org.jspecify.annotations.NullMarked;
