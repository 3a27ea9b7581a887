package com.mailflatrate.export;

/** What an account carried out within some time. */
record Carried(long exports, long contacts) {}
