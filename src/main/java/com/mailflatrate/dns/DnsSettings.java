package com.mailflatrate.dns;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Questions to the domain name system.
 *
 * @param servers resolvers as {@code host:port,…}, addresses not names; empty: those of the
 *     machine. With several, a record counts as lost only when two of them say so
 * @param timeout for one try at one resolver; each is tried twice
 */
@ConfigurationProperties("mailflatrate.dns")
record DnsSettings(@DefaultValue List<String> servers, @DefaultValue("3s") Duration timeout) {}
