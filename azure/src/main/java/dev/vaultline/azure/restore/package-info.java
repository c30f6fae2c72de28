/** Managed disks and machines of Azure that restores make and change, through Resource Manager. */
@NullMarked
package dev.vaultline.azure.restore;

import org.jspecify.annotations.NullMarked;
