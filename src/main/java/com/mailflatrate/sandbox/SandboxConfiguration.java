package com.mailflatrate.sandbox;

import com.mailflatrate.database.SandboxOnly;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The sandbox's settings, in sandbox mode only. */
@Configuration(proxyBeanMethods = false)
@SandboxOnly
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration {}
