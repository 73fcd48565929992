# `make` alone shows what there is.
JDK = $$(tools/jdk25)
MVN = JAVA_HOME="$(JDK)" ./mvnw -B

.DEFAULT_GOAL := help
.PHONY: help test quick format build bench simulate clean seeds

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

test: ## Everything CI checks: layout, static checks, all tests, the package (a few minutes)
	@tools/jdk25 >/dev/null
	$(MVN) verify
	JAVA_HOME="$(JDK)" tools/prove-checks

quick: ## Compile and run the tests of core and of what they need
	$(MVN) -pl core -am test

format: ## Lay out all Java files
	tools/format apply

build: ## Build the command without running tests
	$(MVN) -q -pl cli -am package -DskipTests

seeds: ## Run many more seeds of the simulation: make seeds FIRST=1 SEEDS=20000
	$(MVN) -pl core -am test -Dtest='SimulationTest,SiteSimulationTest' -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.extra="-Dsimulation.first=$(or $(FIRST),1) -Dsimulation.seeds=$(or $(SEEDS),20000)"

bench: ## Measure against the guide's own strategy and write docs/benchmarks.md
	$(MVN) -q -pl bench -am package -DskipTests -Dexec.skip=true
	"$(JDK)/bin/java" -cp "bench/target/classes:$$(cat bench/target/classpath.deps)" dev.phonefleet.bench.Bench docs/benchmarks.md

simulate: ## The quickstart on the embedded cloud
	./phonefleet apply examples/quickstart/fleet.yaml --simulate --yes

clean: ## Remove what was built
	$(MVN) -q clean
