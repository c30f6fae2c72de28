package dev.vaultline.cli;

import dev.vaultline.cli.output.Session;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, giving the session to those that want it. */
final class CommandFactory implements IFactory {
  private final Session session;

  CommandFactory(Session session) {
    this.session = session;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Optional<Constructor<?>> wanting =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {Session.class}))
            .findFirst();
    if (wanting.isEmpty()) {
      return CommandLine.defaultFactory().create(type);
    }
    wanting.get().setAccessible(true);
    return type.cast(wanting.get().newInstance(session));
  }
}
