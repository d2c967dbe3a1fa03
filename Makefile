# Two commands do all the set-up: `make chat` and `make test`.
SWIFT_BUILD_FLAGS = --explicit-target-dependency-import-check error
PREFIX ?= /usr/local
DESTDIR ?=
DIALOG ?= dialogs/leg-cramps

.PHONY: all chat test build release install uninstall bench lint format clean system-libraries

all: build

chat: system-libraries
	@echo "Building (a minute or two the first time) ..." >&2
	@swift build $(SWIFT_BUILD_FLAGS) --product bedside --quiet
	@"$$(swift build --show-bin-path)/bedside" chat $(DIALOG)

test: system-libraries
	@scripts/check

build: system-libraries
	swift build $(SWIFT_BUILD_FLAGS)

# The Swift runtime is linked in: the program starts faster and needs no Swift where it is installed.
release: system-libraries
	swift build $(SWIFT_BUILD_FLAGS) --configuration release --static-swift-stdlib --product bedside

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/bedside"
	install -m 755 "$$(swift build --configuration release --static-swift-stdlib --show-bin-path)/bedside" "$(DESTDIR)$(PREFIX)/bin/bedside"
	cp -R dialogs/. "$(DESTDIR)$(PREFIX)/share/bedside/"
	install -m 644 docs/dialog.schema.json "$(DESTDIR)$(PREFIX)/share/bedside/dialog.schema.json"
	install -d "$(DESTDIR)$(PREFIX)/share/bedside/diagnostics"
	install -m 644 docs/diagnostics/*.md "$(DESTDIR)$(PREFIX)/share/bedside/diagnostics/"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/bedside"
	rm -rf "$(DESTDIR)$(PREFIX)/share/bedside"

bench: release
	@scripts/bench

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

clean:
	rm -rf .build

system-libraries:
	@scripts/system-libraries
