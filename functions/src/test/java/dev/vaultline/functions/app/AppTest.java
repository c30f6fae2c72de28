package dev.vaultline.functions.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.annotation.FunctionName;
import dev.vaultline.pipeline.durable.FunctionNames;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AppTest {
  private final App app = TestApp.create();

  @Test
  void everyFunctionOfTheModuleCanBeBuilt() throws Exception {
    List<Class<?>> functions = functionClasses();
    assertThat(functions).hasSizeGreaterThan(35);
    for (Class<?> function : functions) {
      assertThat(app.function(function)).isInstanceOf(function);
    }
  }

  @Test
  void everyNameThatOrchestrationsCallIsAFunction() throws Exception {
    Set<String> called = new TreeSet<>();
    for (Field name : FunctionNames.class.getFields()) {
      called.add((String) name.get(null));
    }
    called.remove(FunctionNames.TRANSFER_FINISHED);
    called.remove(FunctionNames.CANCEL_ASKED);
    assertThat(names()).containsAll(called);
  }

  @Test
  void noTwoFunctionsHaveTheSameName() throws Exception {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void namesAClassThatIsNoFunction() {
    assertThatThrownBy(() -> app.function(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
  }

  private static List<String> names() throws Exception {
    return functionClasses().stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(FunctionName.class))
        .map(AppTest::name)
        .toList();
  }

  private static String name(Method method) {
    return method.getAnnotation(FunctionName.class).value();
  }

  private static List<Class<?>> functionClasses() throws IOException {
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith("Function.class"))
          .<Class<?>>map(file -> load(classes.relativize(file)))
          .toList();
    }
  }

  private static Class<?> load(Path file) {
    String name = file.toString().replace(".class", "").replace(File.separatorChar, '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
