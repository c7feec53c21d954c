# Builds the product from source and runs either half of it: `collect` or `dashboard` as the first argument.
FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY collector collector
COPY dashboard dashboard
RUN mvn -B -q -Dmaven.test.skip=true package \
    && cp dashboard/target/dectwatch.jar /dectwatch.jar

FROM eclipse-temurin:17.0.16_8-jre-jammy
# libpcap captures. A second Java carries the right to, so that the process need not be root; the first stays without, for a
# program with a file capability does not start where the container lacks it. ldconfig, because such a program may not be told
# by its own path where its libraries are. curl asks the health checks.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpcap0.8 libcap2-bin curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/dectwatch --create-home --shell /usr/sbin/nologin dectwatch \
    && cp -a "$JAVA_HOME" /opt/capture-jre \
    && setcap cap_net_raw+ep /opt/capture-jre/bin/java \
    && echo /opt/capture-jre/lib > /etc/ld.so.conf.d/capture-jre.conf && ldconfig
COPY --from=build /dectwatch.jar /opt/dectwatch/dectwatch.jar
USER dectwatch
WORKDIR /var/lib/dectwatch
EXPOSE 9310 9311
ENTRYPOINT ["java", "-jar", "/opt/dectwatch/dectwatch.jar"]
CMD ["--help"]
