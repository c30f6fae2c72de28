import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something for many, several at a time. */
final class Together {
  private static final int AT_A_TIME = 8;

  private Together() {}

  interface Action<T> {
    void run(T subject) throws Exception;
  }

  /** Returns when it is done for all; fails with the first failure. */
  static <T> void each(List<T> subjects, Action<T> action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (T subject : subjects) {
        calls.add(
            () -> {
              action.run(subject);
              return null;
            });
      }
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
