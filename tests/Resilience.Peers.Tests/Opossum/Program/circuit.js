import CircuitBreaker from 'opossum';

/** One circuit of opossum, to be moved step by step. */
export class Circuit {
  #clock;
  #breaker;
  #calls = new Map();

  constructor(clock, options) {
    this.#clock = clock;
    this.#breaker = new CircuitBreaker(number => this.#call(number), {
      enableSnapshots: false,
      rollingPercentilesEnabled: false,
      // opossum knows two kinds of errors: those that count as failures, and those that this filter makes successes.
      errorFilter: error => !(error.how === 'Failure' || CircuitBreaker.isOurError(error)),
      ...options,
    });
  }

  /** Returns what is seen at once; the rest is done when the promises have run. */
  do([what, ...rest]) {
    switch (what) {
      case 'begin': return this.#begin(...rest);
      case 'end': return this.#end(...rest);
      case 'advance': this.#clock.tick(...rest); return '';
      case 'open': this.#breaker.open(); return '';
      case 'close': this.#breaker.close(); return '';
      case 'look': return this.#breaker.opened ? 'Open' : this.#breaker.halfOpen ? 'HalfOpen' : 'Closed';
      case 'hear': return 'unknown';
      default: throw new Error(`There is no step '${what}'.`);
    }
  }

  end() {
    this.#breaker.shutdown();
  }

  #call(number) {
    return new Promise((resolve, reject) => this.#calls.set(number, { resolve, reject }));
  }

  #begin(number) {
    this.#breaker.fire(number).catch(() => {});
    return this.#calls.has(number) ? 'let in' : 'rejected';
  }

  #end(number, how) {
    const call = this.#calls.get(number);
    if (how === 'Success') {
      call?.resolve();
    } else {
      call?.reject(Object.assign(new Error(how), { how }));
    }

    return '';
  }
}
