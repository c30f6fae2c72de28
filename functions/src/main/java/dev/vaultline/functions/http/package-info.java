/** The HTTP functions: decode, call one service, encode. */
@NullMarked
package dev.vaultline.functions.http;

import org.jspecify.annotations.NullMarked;
