# What people do daily. CI runs .ci/run, which does all of this and more.
GOLANGCI = go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
GOFUMPT  = go run mvdan.cc/gofumpt@v0.12.0 -modpath bonafide

.PHONY: help build test lint fmt fuzz bench golden demo

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

build: ## build ./bonafide, one static binary
	CGO_ENABLED=0 go build -trimpath -o bonafide ./cmd/bonafide

test: ## every test that this machine can run
	go test ./...

lint: ## format check, vet, linters
	test -z "$$($(GOFUMPT) -l .)"
	go vet ./...
	$(GOLANGCI) run ./...

fmt: ## format every file
	$(GOFUMPT) -w .

fuzz: ## every fuzz target for FUZZTIME (30s)
	.ci/fuzz $(or $(FUZZTIME),30s)

bench: ## benchmarks; BONAFIDE_DATA adds those on real mail
	go test -run '^$$' -bench . -benchmem ./...

golden: ## write the golden files anew; read the difference before committing
	go test ./brand ./explain ./message/email ./internal/cli -update

demo: ## the whole product with sample data
	go run ./cmd/bonafide serve --demo
