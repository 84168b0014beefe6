// Reads histories from standard input, one a line, as JSON: { "options": …, "steps": [[what, …], …] }.
// Writes for each a line with what was seen at each step. Time is virtual: nothing happens between the lines.
import { createInterface } from 'node:readline';
import FakeTimers from '@sinonjs/fake-timers';
import { Circuit } from './circuit.js';

const realImmediate = setImmediate;
const settled = () => new Promise(resolve => realImmediate(resolve));

// What a listener throws may reach nobody; that must not end the program.
process.on('unhandledRejection', () => {});

const clock = FakeTimers.install({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });

for await (const line of createInterface({ input: process.stdin })) {
  const { options, steps } = JSON.parse(line);
  clock.reset();
  const circuit = new Circuit(clock, options);
  const seen = [];
  for (const step of steps) {
    seen.push(circuit.do(step));
    await settled();
  }

  circuit.end();
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}
