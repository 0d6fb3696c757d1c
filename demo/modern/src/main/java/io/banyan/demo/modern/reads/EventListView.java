package io.banyan.demo.modern.reads;

import java.util.List;

/// One page of a list of events, pages counted from 0.
public record EventListView(int page, int size, int total, List<EventView> events) {}
