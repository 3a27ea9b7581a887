package com.mailflatrate.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What leaves in bulk.
 *
 * @param canaryDomain the domain of addresses that tell where an exported file has gone, with its
 *     MX here; an inconspicuous one is found less easily. Empty takes the platform's own
 */
@ConfigurationProperties("mailflatrate.export")
public record ExportSettings(@DefaultValue("") String canaryDomain) {}
