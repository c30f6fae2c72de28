package dev.vaultline.azure.azurite;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests that ask for it the one {@link Azurite} of this JVM, started on first use. */
public final class AzuriteExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(AzuriteExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Azurite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Azurite.class, type -> Azurite.start(), Azurite.class);
  }
}
