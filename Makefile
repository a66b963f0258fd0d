# Skybeat: the usual jobs.
#   make              install what is missing, build, plan every mission in Missions/ into out/
#   make test         style, all tests, outside judges, map layers
#   make determinism  plan every mission twice and compare every byte
#   make pictures     draw the pictures of the documents anew
#   make bench        speed and quality figures
#   make clean        remove what the above made
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := plan
.PHONY: plan build packages test-packages lint test maps-check determinism pictures bench clean

OUT ?= out
MISSIONS ?= $(sort $(wildcard Missions/*.yaml))
STYLED = Sources Tests Package.swift $(wildcard Snippets Benchmarks/Sources Benchmarks/Package.swift)

packages:
	@.ci/packages build

test-packages:
	@.ci/packages test

build: packages
	swift build -c release --product skybeat

plan: build
	@if [ -z "$(MISSIONS)" ]; then echo "make: there is no mission in Missions/" >&2; exit 66; fi
	@"$$(swift build -c release --show-bin-path)/skybeat" run $(MISSIONS) --out "$(OUT)"

lint:
	swift format lint --strict --recursive $(STYLED)

# Tests plan whole days, which takes many times as long without optimisation. They have a build folder of their own,
# since `@testable` needs another flag than the program that people get.
TESTING = -c release --scratch-path .build-tests -Xswiftc -enable-testing

# The judges that could not be installed are named and their tests skip, saying so.
test: packages test-packages lint
	@.ci/judges
	swift build $(TESTING) --build-tests
	SKYBEAT_JUDGES="$$(.ci/judges --python)" swift test $(TESTING) --skip-build
	@$(MAKE) --no-print-directory maps-check

maps-check:
	@.ci/maps-check

determinism: build
	@.ci/determinism $(MISSIONS)

# The pictures of the documents; a test holds the committed ones to what this makes.
pictures: packages
	swift run -c release Pictures docs/pictures

bench: packages
	@if [ ! -d Benchmarks ]; then echo "make bench: there is no folder Benchmarks" >&2; exit 69; fi
	@swift build -c release --package-path Benchmarks
	@for program in $$(swift package --package-path Benchmarks completion-tool list-executables); do \
	  echo "== $$program"; \
	  "$$(swift build -c release --package-path Benchmarks --show-bin-path)/$$program"; \
	done

clean:
	swift package clean
	rm -rf out .build/determinism .build-tests .venv-judges
