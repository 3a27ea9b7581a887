package com.mailflatrate.api.segments;

import java.util.List;

/** What a condition finds; the sample is the first few by address. */
record PreviewView(long contacts, List<FoundView> sample) {}
