package com.mailflatrate.sandbox.demo;

/** Plants the operator's sample person, who cannot come in by an application. */
interface DemoStaff {

    /** A reviewer, abuse agent and engineer in one, with password, second factor and key. */
    DemoOperator plant();
}
