package dev.vaultline.local.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads an app apart from the host: it sees the JDK, its own jars, and of the host only the
 * Functions programming model, as it does behind the worker in Azure. Two versions of one library
 * can so live in one JVM.
 */
final class AppClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  AppClassLoader(List<Path> classPath) {
    super(
        "function-app",
        urls(classPath),
        new ProgrammingModel(AppClassLoader.class.getClassLoader()));
  }

  private static URL[] urls(List<Path> classPath) {
    return classPath.stream().map(AppClassLoader::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("Not a path that classes can be loaded from: " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the jars of the function app.", e);
    }
  }

  /** The JDK, and of the host only what the worker supplies. Resources of the host stay unseen. */
  private static final class ProgrammingModel extends ClassLoader {
    private static final String SHARED = "com.microsoft.azure.functions.";

    static {
      registerAsParallelCapable();
    }

    private final ClassLoader host;

    ProgrammingModel(ClassLoader host) {
      super("functions-programming-model", ClassLoader.getPlatformClassLoader());
      this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(SHARED)) {
        return host.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
