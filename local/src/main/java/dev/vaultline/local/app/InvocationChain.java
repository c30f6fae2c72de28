package dev.vaultline.local.app;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.Iterator;

/**
 * The middleware of one call, then the function. The function's exceptions pass through wrapped in
 * an {@link java.lang.reflect.InvocationTargetException}: the durable middleware looks for its
 * control flow inside.
 */
final class InvocationChain implements MiddlewareChain {
  private final Iterator<Middleware> remaining;
  private final FunctionInstanceInjector injector;

  InvocationChain(Iterable<Middleware> middleware, FunctionInstanceInjector injector) {
    this.remaining = middleware.iterator();
    this.injector = injector;
  }

  @Override
  public void doNext(MiddlewareContext context) throws Exception {
    if (remaining.hasNext()) {
      remaining.next().invoke(context, this);
    } else {
      call((InvocationContext) context);
    }
  }

  private void call(InvocationContext context) throws Exception {
    BoundFunction function = context.function();
    Object instance = injector.getInstance(function.owner());
    context.updateReturnValue(function.method().invoke(instance, context.arguments()));
  }
}
