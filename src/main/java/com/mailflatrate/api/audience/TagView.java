package com.mailflatrate.api.audience;

/** A tag and how many contacts have it. */
record TagView(String name, long contacts) {}
