package dev.vaultline.local.app;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * The logger that functions get from their context, which writes into the host's log under {@code
 * function.<name>}.
 */
final class FunctionLogger extends Handler {
  private static final Formatter MESSAGES = new SimpleFormatter();

  private final org.slf4j.Logger log;

  FunctionLogger(org.slf4j.Logger log) {
    this.log = log;
  }

  static Logger of(String function) {
    Logger logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.addHandler(new FunctionLogger(LoggerFactory.getLogger("function." + function)));
    return logger;
  }

  @Override
  public void publish(LogRecord logged) {
    // As text, in which braces mean nothing: parameters may be null, and were put in by now.
    log.atLevel(level(logged.getLevel()))
        .setCause(logged.getThrown())
        .log(MESSAGES.formatMessage(logged));
  }

  private static org.slf4j.event.Level level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return org.slf4j.event.Level.ERROR;
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return org.slf4j.event.Level.WARN;
    }
    return level.intValue() >= Level.INFO.intValue()
        ? org.slf4j.event.Level.INFO
        : org.slf4j.event.Level.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
