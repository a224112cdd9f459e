"""Taking minutes while the meeting goes on: what a key or a typed line does to a meeting. The time is given; nothing looks at a clock."""
