import CircuitBreaker from 'opossum';

/** One circuit of opossum, to be moved step by step. The words for what is seen are those of Seen.cs. */
export class Circuit {
  #clock;
  #options;
  #listenerThrowsOn;
  #breaker;
  #calls = new Map();
  #outcomes = new Map();

  /** @param {string} listenerThrowsOn the event on which a listener throws, if one does. */
  constructor(clock, { listenerThrowsOn, ...options }) {
    this.#clock = clock;
    this.#listenerThrowsOn = listenerThrowsOn;
    this.#options = {
      enableSnapshots: false,
      rollingPercentilesEnabled: false,
      // opossum knows two kinds of errors: those that count as failures, and those that this filter makes successes.
      errorFilter: error => !(error.how === 'Failure' || CircuitBreaker.isOurError(error)),
      ...options,
    };
    this.#breaker = this.#make();
  }

  /** Returns what is seen at once; the rest is done when the promises have run. */
  do([what, ...rest]) {
    switch (what) {
      case 'begin': return this.#begin(...rest);
      case 'end': return this.#end(...rest);
      case 'outcome': return this.#outcomes.get(rest[0]);
      case 'advance': this.#clock.tick(...rest); return '';
      case 'open': this.#breaker.open(); return '';
      case 'close': this.#breaker.close(); return '';
      case 'look': return this.#breaker.opened ? 'Open' : this.#breaker.halfOpen ? 'HalfOpen' : 'Closed';
      case 'hear': return 'unknown';
      case 'restart': return this.#restart();
      default: throw new Error(`There is no step '${what}'.`);
    }
  }

  end() {
    this.#breaker.shutdown();
  }

  #make(saved) {
    const breaker = new CircuitBreaker(number => this.#call(number), { ...this.#options, ...saved });
    if (this.#listenerThrowsOn) {
      breaker.on(this.#listenerThrowsOn, () => { throw new Error('The listener failed.'); });
    }

    return breaker;
  }

  #restart() {
    const { state, status } = this.#breaker.toJSON();
    this.#breaker.shutdown();
    this.#breaker = this.#make({ state, status });
    return '';
  }

  #call(number) {
    return new Promise((resolve, reject) => this.#calls.set(number, { resolve, reject }));
  }

  #begin(number) {
    this.#outcomes.set(number, 'nothing yet');
    this.#breaker.fire(number).then(
      () => this.#outcomes.set(number, 'the result'),
      error => this.#outcomes.set(number, error.how ? "the callee's exception" : 'another exception'));
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
