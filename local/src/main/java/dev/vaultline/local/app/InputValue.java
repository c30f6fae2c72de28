package dev.vaultline.local.app;

/** What a trigger hands to a function for one of its bindings. */
public sealed interface InputValue permits InputValue.Text, HttpRequestData {
  /**
   * A text: a queue message, a timer's state, an activity's JSON input.
   *
   * @param value the text as the function receives it
   */
  record Text(String value) implements InputValue {}
}
