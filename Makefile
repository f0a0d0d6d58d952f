# authpipe. `make demo` shows it working, `make test` proves it.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

stage := .stage
static := .build/static
shared := .build/shared

# What programs are linked with, and what the tests run besides.
libraries := libsqlite3-dev libssl-dev libcurl4-openssl-dev binutils patchelf
testers := man-db strace curl zsh fish python3 sqlite3 age pass gnupg pinentry-curses perl-base \
  cron libmonitoring-plugin-perl python3-prometheus-client

.PHONY: help deps test-deps build install demo lint test torture fuzz sanitize bench clean

help:
	@echo "make demo      install what is missing, build, and walk through a whole life"
	@echo "make test      every test, the lint, the transcripts"
	@echo "make torture   the tests with every case instead of a sample"
	@echo "make fuzz      every reader of foreign bytes, for FUZZING=5 seconds each"
	@echo "make sanitize  the tests of secrets and vault under AddressSanitizer"
	@echo "make bench     how fast it is beside what others use, as ratios of one run"
	@echo "make build     both programs, as they are released, under $(stage)"
	@echo "make install   PREFIX=$(PREFIX): programs, manual pages, completions"
	@echo "make deps      the Debian packages that building needs"
	@echo "make lint      formatting and layering"
	@echo "make clean     forget everything that was built"

deps:
	@Scripts/install-packages $(libraries)

test-deps:
	@Scripts/install-packages $(libraries) $(testers)

# authpipe is fully static, so that a `get` starts in milliseconds; authpipe-online takes libcurl
# from the system, so that its TLS is the system's. Two scratch paths, one per linking style.
# The linker's notes about glibc functions that authpipe never calls are of no use to anybody.
build: deps
	@Scripts/build-release $(SWIFT) $(static) $(shared) $(stage)

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/libexec/authpipe" \
	  "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/man/man5" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 $(stage)/bin/authpipe "$(DESTDIR)$(PREFIX)/bin/authpipe"
	install -m 755 $(stage)/libexec/authpipe/authpipe-online \
	  "$(DESTDIR)$(PREFIX)/libexec/authpipe/authpipe-online"
	install -m 644 man/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"
	install -m 644 man/*.5 "$(DESTDIR)$(PREFIX)/share/man/man5/"
	install -m 644 completions/authpipe.bash \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/authpipe"
	install -m 644 completions/_authpipe "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_authpipe"
	install -m 644 completions/authpipe.fish \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/authpipe.fish"

demo: build
	@Scripts/install-packages curl
	@Scripts/demo $(stage)/bin

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	@Scripts/check-layers

# One after the other: tests that keep the processor busy would starve the servers of the others.
# Those that play a command again and again wait more than they work.
again := (KillTests|BadDiskTests|PowerCutTests|BusyTests)
suites = 'AuthpipeKitTests|AuthpipeVaultTests|BigCommerceTests|AuthpipeCLITests $(serial)' \
  'URLSessionTransportTests|BigCommerceSandboxTests' \
  'EndToEndTests --skip $(again) --no-parallel' 'EndToEndTests.$(again)'

# Seconds for each reader of foreign bytes.
FUZZING ?= 5

test: test-deps lint build
	$(SWIFT) build --build-tests
	@AUTHPIPE_BIN="$(CURDIR)/$(stage)/bin" Scripts/run-suites $(SWIFT) $(FUZZING) $(suites)

torture: export AUTHPIPE_TORTURE = 1
torture: FUZZING = 30
# Whole, they keep the processor busy for so long that those that wait for it run out of time.
torture: serial = --no-parallel
torture: test sanitize

fuzz: deps
	@Scripts/fuzz $(FUZZING) $(SWIFT)

sanitize: test-deps
	@Scripts/sanitize $(SWIFT)

bench: build
	@Scripts/install-packages curl python3
	@python3 Benchmarks/check.py $(stage)/bin

clean:
	rm -rf .build $(stage)
