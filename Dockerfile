# Paraph in a box, for those who want one: paraph, git and sha256sum, as an ordinary user.
#   docker build -t paraph .
#   docker run --rm -v "$PWD:/texts" paraph check
FROM python:3.11-slim-bookworm AS wheel
WORKDIR /source
COPY requirements/sign.lock requirements/
RUN python -m venv /opt/paraph \
 && /opt/paraph/bin/python -m pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements/sign.lock
COPY . .
RUN /opt/paraph/bin/python -m pip install --no-cache-dir --no-deps --no-index --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/*
COPY --from=wheel /opt/paraph /opt/paraph
ENV PATH=/opt/paraph/bin:$PATH PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
RUN useradd --create-home --uid 1000 paraph \
 && mkdir /texts \
 && chown paraph /texts \
 && git config --system --add safe.directory /texts
USER paraph
WORKDIR /texts
ENTRYPOINT ["paraph"]
