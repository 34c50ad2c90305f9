# EM iterations of a Gaussian mixture by mclust's own E-step and M-step: a problem's file, then an answer for every line on stdin.
suppressPackageStartupMessages(library(mclust))
file <- file(commandArgs(trailingOnly = TRUE)[1], "rb")
head <- readBin(file, "integer", 4, size = 4)
rows <- head[1]; size <- head[2]; classes <- head[3]
stopifnot(head[4] == 0)
sizes <- readBin(file, "double", classes)
means <- matrix(readBin(file, "double", classes * size), size)
covariances <- array(readBin(file, "double", classes * size * size), c(size, size, classes))
weights <- readBin(file, "double", rows)
values <- matrix(readBin(file, "double", rows * size), rows, byrow = TRUE)
close(file)

variance <- list(modelName = "VVV", d = size, G = classes, sigma = covariances,
                 cholsigma = array(apply(covariances, 3, chol), dim(covariances)))
parameters <- list(pro = sizes, mean = means, variance = variance)
iterate <- function() {
  expected <- estep(values, modelName = "VVV", parameters = parameters)
  list(logLikelihood = expected$loglik, parameters = mstep(values, modelName = "VVV", z = expected$z)$parameters)
}
checksum <- function(p) {
  all <- c(p$pro, p$mean, p$variance$sigma)
  sum(all * (1 + ((seq_along(all) - 1) %% 97) / 97))
}
cat(sprintf('{"describe": "mclust %s, %s"}\n', packageVersion("mclust"), R.version.string))
lines <- file("stdin"); open(lines)
while (length(line <- readLines(lines, 1)) > 0) {
  began <- Sys.time(); passes <- 0
  repeat {
    reached <- iterate()
    passes <- passes + 1
    passed <- 1000 * as.numeric(difftime(Sys.time(), began, units = "secs"))
    if (passed >= as.numeric(line)) break
  }
  cat(sprintf('{"milliseconds": %.6f, "logLikelihood": %.17g, "checksum": %.17g}\n',
              passed / passes, reached$logLikelihood, checksum(reached$parameters)))
}
