/** Counts whole seconds down, for the wait after wrong passphrases. */
export class Countdown {
  #left = $state(0);
  #over = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Seconds left; 0 when one may go on. */
  get left(): number {
    return this.#left;
  }

  /** Whether a wait was there and has passed. */
  get over(): boolean {
    return this.#over;
  }

  start(seconds: number): void {
    this.stop();
    this.#left = Math.max(0, Math.ceil(seconds));
    this.#over = false;
    if (this.#left === 0) return;
    const until = performance.now() + this.#left * 1000;
    this.#timer = setInterval(() => {
      // From the clock, not by counting ticks: a busy machine may skip some.
      this.#left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      if (this.#left === 0) {
        this.#over = true;
        this.stop();
      }
    }, 250);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
