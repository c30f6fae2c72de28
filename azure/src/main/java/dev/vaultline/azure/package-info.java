/** The adapters of Azure: Blob, Queue and Table storage. The only module that knows the SDK. */
@NullMarked
package dev.vaultline.azure;

import org.jspecify.annotations.NullMarked;
