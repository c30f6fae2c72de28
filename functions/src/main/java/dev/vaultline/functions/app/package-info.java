/** The composition root: builds what the functions call, once per process. */
@NullMarked
package dev.vaultline.functions.app;

import org.jspecify.annotations.NullMarked;
