package dev.vaultline.local.sample;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;

/** Notes each call, and replaces the timer's information. */
public class NotingMiddleware implements Middleware {
  @Override
  public void invoke(MiddlewareContext context, MiddlewareChain chain) throws Exception {
    String timer = context.getParameterName("TimerTrigger");
    if (timer != null) {
      context.updateParameterValue(timer, "replaced, was " + context.getParameterValue(timer));
    }
    chain.doNext(context);
    Notes.add("middleware", context.getFunctionName());
  }
}
