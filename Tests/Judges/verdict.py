"""Counts what held and what did not."""

import sys


class Verdict:
    """Checks are counted one by one; the first failures are shown."""

    SHOWN = 40

    def __init__(self, out=sys.stdout):
        self.out = out
        self.passed = 0
        self.failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
            return True
        self.failed += 1
        if self.failed <= self.SHOWN:
            print("FAILED " + what, file=self.out)
        return False

    def equal(self, got, wanted, what):
        return self.check(got == wanted, f"{what}: got {got!r}, wanted {wanted!r}")

    def near(self, got, wanted, tolerance, what):
        holds = got == got and abs(got - wanted) <= tolerance
        return self.check(holds, f"{what}: got {got!r}, wanted {wanted!r} within {tolerance}")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed", file=self.out)
        self.out.flush()
        return 1 if self.failed or not self.passed else 0
