/**
 * Queue triggers and outputs: polling, visibility renewed while a function runs, dequeue counts and
 * poison queues.
 */
@NullMarked
package dev.vaultline.local.queue;

import org.jspecify.annotations.NullMarked;
