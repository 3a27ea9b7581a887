package com.mailflatrate.dns;

/** The kinds of records we ask for and publish. */
public enum RecordType {
    A,
    AAAA,
    CNAME,
    MX,
    TXT,
    NS,
    PTR,
    TLSA
}
