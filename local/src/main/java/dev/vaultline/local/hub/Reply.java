package dev.vaultline.local.hub;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The answer to one call, given once. A client that has hung up is no error. */
final class Reply<T> {
  private final ServerCallStreamObserver<T> observer;
  private boolean given;

  private Reply(ServerCallStreamObserver<T> observer) {
    this.observer = observer;
  }

  /**
   * Must be called before the service method returns.
   *
   * @param hungUp is run when the client gives up waiting
   */
  static <T> Reply<T> to(StreamObserver<T> observer, Runnable hungUp) {
    ServerCallStreamObserver<T> call = (ServerCallStreamObserver<T>) observer;
    // With a handler set, answering a cancelled call does nothing instead of throwing.
    call.setOnCancelHandler(hungUp);
    return new Reply<>(call);
  }

  void answer(T message) {
    given = true;
    observer.onNext(message);
    observer.onCompleted();
  }

  void refuse(Status status) {
    given = true;
    observer.onError(status.asRuntimeException());
  }

  /** Whether nobody waits for an answer: it was given, or the client has hung up. */
  boolean over() {
    return given || observer.isCancelled();
  }
}
