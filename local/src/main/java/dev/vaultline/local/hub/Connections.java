package dev.vaultline.local.hub;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the transport connections, tells each call which one carries it, and reports the end of
 * each.
 */
final class Connections extends ServerTransportFilter implements ServerInterceptor {
  private static final Attributes.Key<Long> ATTRIBUTE =
      Attributes.Key.create("vaultline-connection");
  private static final Context.Key<Long> CURRENT = Context.key("vaultline-connection");

  private final AtomicLong last = new AtomicLong();
  private final LongConsumer ended;

  /**
   * @param ended is told the number of each connection that has ended
   */
  Connections(LongConsumer ended) {
    this.ended = ended;
  }

  /** The connection of the call that is being started; only inside a service method. */
  static long current() {
    return CURRENT.get();
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    return attributes.toBuilder().set(ATTRIBUTE, last.incrementAndGet()).build();
  }

  @Override
  public void transportTerminated(@Nullable Attributes attributes) {
    // A connection that never spoke HTTP/2 has no attributes.
    Long connection = attributes == null ? null : attributes.get(ATTRIBUTE);
    if (connection != null) {
      ended.accept(connection);
    }
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Context context = Context.current().withValue(CURRENT, call.getAttributes().get(ATTRIBUTE));
    return Contexts.interceptCall(context, call, headers, next);
  }
}
