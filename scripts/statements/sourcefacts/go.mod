module sourcefacts

go 1.22
