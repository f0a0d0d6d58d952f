# authpipe. `make demo` shows it working, `make test` proves it.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

stage := .stage
dist := .dist
static := .build/static
shared := .build/shared

# What programs are linked with, and what the tests run besides.
libraries := libsqlite3-dev libssl-dev libcurl4-openssl-dev binutils patchelf
testers := man-db strace curl zsh fish python3 sqlite3 age pass gnupg pinentry-curses perl-base \
  valgrind cron libmonitoring-plugin-perl python3-prometheus-client python3-dotenv python3-yaml python3-pip tmux vim less \
  xclip xvfb
# What packages are made with, and tested.
packagers := dpkg-dev jq xz-utils
inspectors := lintian debootstrap python3-venv
# What people use instead, for `make bench`.
peers := age dbus-daemon gnome-keyring gnupg libsecret-tools pass
# What others sign, and verify what we sign.
signers := standardwebhooks==1.1.0 PyJWT==2.15.1

.PHONY: help deps test-deps build install dist test-dist demo lint test torture fuzz sanitize bench clean

help:
	@echo "make demo      install what is missing, build, and walk through a whole life"
	@echo "make test      every test, the lint, the transcripts"
	@echo "make torture   the tests with every case instead of a sample"
	@echo "make fuzz      every reader of foreign bytes, for FUZZING=5 seconds each"
	@echo "make sanitize  the tests under AddressSanitizer, and ThreadSanitizer where it can be trusted"
	@echo "make bench     how fast it is beside what others use, as ratios of one run; BENCH_SCALE=0.1: a try"
	@echo "make build     both programs, as they are released, under $(stage)"
	@echo "make dist      a Debian package, an archive with install.sh, sums, a list of parts: under $(dist)"
	@echo "make test-dist what make dist makes, in a clean Debian root"
	@echo "make install   PREFIX=$(PREFIX): programs, manual pages, completions"
	@echo "make deps      the Debian packages that building needs"
	@echo "make lint      formatting and layering, and that the files which documents name are there"
	@echo "make clean     forget everything that was built"

deps:
	@Scripts/install-packages $(libraries)

test-deps:
	@Scripts/install-packages $(libraries) $(testers)
	@Scripts/install-python-packages .build/python $(signers)

# authpipe is fully static, so that a `get` starts in milliseconds; authpipe-online takes libcurl
# from the system, so that its TLS is the system's. Two scratch paths, one per linking style.
# The linker's notes about glibc functions that authpipe never calls are of no use to anybody.
build: deps
	@Scripts/build-release $(SWIFT) $(static) $(shared) $(stage)

install: build
	@Scripts/install-tree $(stage) "$(DESTDIR)" "$(PREFIX)"

dist: build
	@Scripts/install-packages $(packagers)
	@Scripts/dist $(stage) $(static) $(shared) $(dist)

demo: build
	@Scripts/install-packages curl
	@Scripts/demo $(stage)/bin

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	@Scripts/check-layers
	@Scripts/check-documents

# One after the other: tests that keep the processor busy would starve the servers of the others.
# Those that play a command again and again wait more than they work.
again := (RotationKillTests|KillTests|BadDiskTests|PowerCutTests|BusyTests)
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
torture: test sanitize test-dist

test-dist: dist
	@Scripts/install-packages $(inspectors)
	@Scripts/test-dist $(dist) $(stage) $(static) $(shared) .build/test-dist

fuzz: deps
	@Scripts/fuzz $(FUZZING) $(SWIFT)

sanitize: test-deps
	@Scripts/sanitize $(SWIFT)

# Without one of the peers it is left out, and that is said.
bench: build
	@Scripts/install-packages curl gcc hyperfine libc6-dev python3 time
	@Scripts/install-packages $(peers) || true
	@python3 Benchmarks/bench.py $(stage)/bin

clean:
	rm -rf .build $(stage) $(dist)
