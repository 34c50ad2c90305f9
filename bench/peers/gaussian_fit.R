# Whole fits of a Gaussian mixture by mclust or flexmix: package, file, columns, components, starts, tolerance; then an answer for every line.
given <- commandArgs(trailingOnly = TRUE)
package <- given[1]
suppressPackageStartupMessages(library(package, character.only = TRUE))
values <- as.matrix(read.csv(given[2], check.names = FALSE)[strsplit(given[3], ",")[[1]]])
classes <- as.integer(given[4]); starts <- as.integer(given[5]); tolerance <- as.numeric(given[6])

fit <- switch(package,
  mclust = function() {
    control <- emControl(tol = tolerance, itmax = 100000)
    Mclust(values, G = classes, modelNames = "VVV", control = control, verbose = FALSE)$loglik
  },
  flexmix = function() {
    set.seed(1)
    control <- list(tolerance = tolerance, iter.max = 100000, minprior = 0)
    fits <- stepFlexmix(values ~ 1, k = classes, nrep = starts, model = FLXMCmvnorm(diagonal = FALSE), control = control, verbose = FALSE)
    as.numeric(logLik(fits))
  }
)
how <- if (package == "mclust") "one start, by hierarchical clustering" else "random starts"
cat(sprintf('{"describe": "%s %s, %s; %s"}\n', package, packageVersion(package), R.version.string, how))
lines <- file("stdin"); open(lines)
while (length(readLines(lines, 1)) > 0) {
  began <- Sys.time()
  reached <- fit()
  passed <- 1000 * as.numeric(difftime(Sys.time(), began, units = "secs"))
  cat(sprintf('{"milliseconds": %.6f, "logLikelihood": %.17g}\n', passed, reached))
}
